"""A desktop caseload-allocation assistant for team managers in children's social care."""
