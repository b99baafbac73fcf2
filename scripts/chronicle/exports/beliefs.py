"""What somebody holds to be so, and by which argument, in the terms of CRMinf.

CRMinf is the extension of CIDOC CRM for arguments. A belief is that a set of propositions is so; an
argument leads to it. How surely it holds stands in the words alone, so that no value is given.
"""

from typing import Any

Node = dict[str, Any]

BELIEF = "crminf:I2_Belief"
ARGUMENT = "crminf:I1_Argumentation"
INFERENCE = "crminf:I5_Inference_Making"
ADOPTION = "crminf:I7_Belief_Adoption"
PREMISE = "crminf:J1_used_as_premise"
CONCLUDED = "crminf:J2_concluded_that"
THAT = "crminf:J4_that"
EVIDENCE = "crminf:J7_is_based_on_evidence_from"
# In CIDOC CRM: by whom an argument is carried out, and in which work it stands.
CARRIED_OUT_BY = "crm:P14_carried_out_by"
DOCUMENTED_IN = "crm:P70i_is_documented_in"


def proposition(words: str) -> Node:
    """What is believed, in words."""
    return {"@type": "crminf:I4_Proposition_Set", "crm:P3_has_note": words}
