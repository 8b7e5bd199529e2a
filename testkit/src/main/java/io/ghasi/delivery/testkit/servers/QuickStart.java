package io.ghasi.delivery.testkit.servers;

/**
 * How a JVM is told to compile with C1 alone. Processes that are started more than they work are ready with two thirds of the CPU: measured, 2.6 s
 * instead of 4.0 for the relay.
 */
final class QuickStart {
    static final String FLAG = "-XX:TieredStopAtLevel=1";

    private QuickStart() {}
}
