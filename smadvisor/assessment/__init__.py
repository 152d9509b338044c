"""The assessment, free of any window: questions as data, flow, facts and readiness."""
