package io.ghasi.delivery.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CpuTimeTest {
    @Test
    void a_busy_process_is_seen_to_be_busy() {
        long self = ProcessHandle.current().pid();
        CpuTime before = CpuTime.now(self, -1);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long burnt = 0;
        while (burnt < TimeUnit.MILLISECONDS.toNanos(300)) {
            burnt = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        }

        CpuTime used = CpuTime.now(self, -1).since(before);

        assertThat(used.api()).isGreaterThanOrEqualTo(280);
        assertThat(used.machine()).isGreaterThanOrEqualTo(280);
    }

    @Test
    void memory_and_machine_are_told() {
        assertThat(Memory.of(ProcessHandle.current().pid()).peak()).isPositive();
        assertThat(Machine.here().cores()).isPositive();
        assertThat(Machine.here().jdk()).contains("25");
    }
}
