"""Every kind of fault, gathered."""

from tests.faults import damage, disk, machine
from tests.faults.fault import KINDS

__all__ = ["KINDS", "MODULES"]

MODULES = (damage, disk, machine)
