package io.ghasi.delivery.bench.machine;

import java.io.UncheckedIOException;
import java.util.stream.Stream;

/**
 * What {@code /proc/<pid>/stat} tells of a process; times in milliseconds.
 *
 * @param own user and system time
 * @param withEnded that and the time of its children that have ended
 */
record ProcessStat(long pid, String command, long own, long withEnded) {
    // USER_HZ is 100 wherever Linux runs today.
    static final long MILLIS_PER_TICK = 10;

    // Counted from the field after the command.
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    /** Nothing where the process has ended: it may while we look. */
    static Stream<ProcessStat> read(long pid) {
        try {
            String stat = ProcFile.lines(pid + "/stat").getFirst();
            int end = stat.lastIndexOf(')');
            String[] fields = stat.substring(end + 2).split(" ", -1);
            long own = millis(fields[UTIME]) + millis(fields[STIME]);
            long ended = millis(fields[CUTIME]) + millis(fields[CSTIME]);
            return Stream.of(new ProcessStat(pid, stat.substring(stat.indexOf('(') + 1, end), own, own + ended));
        } catch (UncheckedIOException _) {
            return Stream.of();
        }
    }

    static long of(long pid) {
        return read(pid).mapToLong(ProcessStat::own).sum();
    }

    private static long millis(String ticks) {
        return Long.parseLong(ticks) * MILLIS_PER_TICK;
    }
}
