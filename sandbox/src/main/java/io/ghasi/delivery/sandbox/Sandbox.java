package io.ghasi.delivery.sandbox;

import io.ghasi.delivery.sandbox.control.Refused;
import io.ghasi.delivery.sandbox.run.ImportCommand;
import io.ghasi.delivery.sandbox.run.Run;
import io.ghasi.delivery.sandbox.run.TokenCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The laptop: {@code run}, {@code token} and {@code import} of {@code ./delivery}. */
public final class Sandbox {
    private static final int WRONG_USE = 2;

    private Sandbox() {}

    // What libraries have to say is for their logs; what went wrong is for everybody. Held here, or it would be
    // forgotten.
    private static final Logger LIBRARIES = Logger.getLogger("");

    /** The command and its arguments, as they were typed. */
    public static void main(String[] arguments) throws Exception {
        LIBRARIES.setLevel(Level.WARNING);
        try {
            perform(arguments);
        } catch (Usage e) {
            end(WRONG_USE, e);
        } catch (Refused | IOException e) {
            end(1, e);
        }
    }

    private static void perform(String[] arguments) throws Exception {
        String command = arguments.length == 0 ? "" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (command) {
            case "run" -> Run.main(rest);
            case "token" -> TokenCommand.main(rest);
            case "import" -> ImportCommand.main(rest);
            default -> throw new Usage("there is no command '" + command + "'");
        }
    }

    private static void end(int status, Exception why) {
        System.err.println("delivery: " + why.getMessage());
        System.exit(status);
    }
}
