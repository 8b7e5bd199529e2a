package io.ghasi.delivery.bench.machine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time used so far, in milliseconds.
 *
 * @param api the service's process
 * @param load the load generator's
 * @param database PostgreSQL's, all of them
 * @param rest of what this bench started: the pooler, Redis, the neighbours, the bench itself
 * @param machine of everything on the machine
 */
public record CpuTime(long api, long load, long database, long rest, long machine) {
    private static final int IDLE = 4;
    private static final int IOWAIT = 5;
    private static final int STEAL = 8;

    /** Reads it. */
    public static CpuTime now(long api, long load) {
        long database = 0;
        long rest = 0;
        List<ProcessStat> ours = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .flatMap(handle -> ProcessStat.read(handle.pid()))
                .toList();
        for (ProcessStat process : ours) {
            if (process.command().equals("postgres")) {
                database += process.withEnded();
            } else if (process.pid() != api && process.pid() != load) {
                rest += process.own();
            }
        }
        return new CpuTime(ProcessStat.of(api), ProcessStat.of(load), database, rest, wholeMachine());
    }

    /** Of process {@code pid} alone, so far. */
    public static long of(long pid) {
        return ProcessStat.of(pid);
    }

    private static long wholeMachine() {
        String[] fields = ProcFile.lines("stat").getFirst().split(" +", -1);
        long all = Arrays.stream(fields, 1, STEAL).mapToLong(Long::parseLong).sum();
        return (all - Long.parseLong(fields[IDLE]) - Long.parseLong(fields[IOWAIT])) * ProcessStat.MILLIS_PER_TICK;
    }

    /** What was used since {@code before}. */
    public CpuTime since(CpuTime before) {
        return new CpuTime(
                api - before.api,
                load - before.load,
                database - before.database,
                rest - before.rest,
                machine - before.machine);
    }

    /** What others on this machine used: none of this bench's business, and a reason to measure again. */
    public long foreign() {
        return Math.max(0, machine - api - load - database - rest);
    }
}
