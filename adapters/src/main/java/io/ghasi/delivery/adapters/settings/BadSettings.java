package io.ghasi.delivery.adapters.settings;

import java.util.List;

/** An environment that nothing can start with; each fault is a sentence that begins with the name it has there. */
public final class BadSettings extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;

    private final transient List<String> faults;

    BadSettings(List<String> faults) {
        super(String.join("\n", faults.subList(0, Math.min(SHOWN, faults.size()))));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
