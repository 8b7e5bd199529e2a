package io.ghasi.delivery.adapters.process;

/** Something without which a process cannot do its work. Answers fast. */
@FunctionalInterface
public interface Check {
    boolean isUp();
}
