"""Results in forms that others read: a report in one HTML file, scores as CSV.

A report stands alone: no link, no script, images inside, fit for print. It names files, never folders or
patients.
"""

from radiograph_studio.reporting.report import ReportRow, evaluation_report
from radiograph_studio.reporting.table import write_scores_csv

__all__ = ["ReportRow", "evaluation_report", "write_scores_csv"]
