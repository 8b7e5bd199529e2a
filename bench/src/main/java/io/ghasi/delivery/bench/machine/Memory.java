package io.ghasi.delivery.bench.machine;

/**
 * Resident memory of a process, in MiB.
 *
 * @param peak the most it ever was
 */
public record Memory(long now, long peak) {
    private static final int KIB_PER_MIB = 1_024;

    /** Reads it. */
    public static Memory of(long pid) {
        return new Memory(
                ProcFile.kibibytes(pid + "/status", "VmRSS") / KIB_PER_MIB,
                ProcFile.kibibytes(pid + "/status", "VmHWM") / KIB_PER_MIB);
    }
}
