"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A slow machine is no failure: no example is timed, neither its run nor its making.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
