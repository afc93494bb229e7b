"""The tour: five steps through the job, beside the parts they are about. It never gets in the way of work."""
