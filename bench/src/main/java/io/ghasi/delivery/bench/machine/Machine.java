package io.ghasi.delivery.bench.machine;

/** What figures depend on and what they are therefore shown with. */
public record Machine(String cpu, int cores, long memoryGib, String system, String jdk) {
    private static final double KIB_PER_GIB = 1_024.0 * 1_024;

    /** This one. */
    public static Machine here() {
        return new Machine(
                ProcFile.value("cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(ProcFile.kibibytes("meminfo", "MemTotal") / KIB_PER_GIB),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"));
    }
}
