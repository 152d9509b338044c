"""SMAdvisor: the work of a Special Measures Advisor, offline and encrypted.

No Qt and no ReportLab in here: the window is ``ui``, the paper is ``forms``.
"""

__version__ = "0.2.0"
