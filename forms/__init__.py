"""What goes on paper. The only place that imports ReportLab."""
