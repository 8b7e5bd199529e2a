package io.ghasi.delivery.bench;

import io.ghasi.delivery.bench.relay.RelayCommand;
import io.ghasi.delivery.bench.run.Arguments;
import io.ghasi.delivery.bench.run.NavigateCommand;
import io.ghasi.delivery.bench.run.PodCommand;
import io.ghasi.delivery.bench.run.RuntimeCommand;
import io.ghasi.delivery.bench.sequencing.SequencingCommand;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code ./delivery bench}. */
public final class Bench {
    private static final int WRONG_USE = 2;
    private static final int BROKEN_OFF = 1;
    // What libraries have to say is not the bench's; held here, or its level would be forgotten.
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Bench() {}

    /** What is to be measured, and how, as it was typed. */
    public static void main(String[] words) throws Exception {
        LIBRARIES.setLevel(Level.WARNING);
        try {
            List<String> typed = List.of(words);
            switch (typed.isEmpty() ? "" : typed.getFirst()) {
                case "relay" -> RelayCommand.run(typed.subList(1, typed.size()));
                case "sequencing" -> SequencingCommand.run(typed.subList(1, typed.size()));
                case "runtime" -> RuntimeCommand.run(Arguments.parse(typed));
                case "pod" -> PodCommand.run(typed.subList(1, typed.size()));
                default -> NavigateCommand.run(Arguments.parse(typed));
            }
        } catch (IllegalArgumentException e) {
            System.err.println("delivery: " + e.getMessage());
            System.exit(WRONG_USE);
        } catch (Exception e) {
            // Whatever servers were started already would keep the process alive.
            System.err.println("delivery: the bench broke off");
            e.printStackTrace();
            System.exit(BROKEN_OFF);
        }
    }
}
