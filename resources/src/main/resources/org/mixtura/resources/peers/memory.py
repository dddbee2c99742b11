"""How much memory a program held."""
import pathlib
import re
import resource

STATUS = pathlib.Path("/proc/self/status")


def largest():
    """The largest resident set in MiB. That of getrusage also counts what the process held before it became this program."""
    if STATUS.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", STATUS.read_text()).group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
