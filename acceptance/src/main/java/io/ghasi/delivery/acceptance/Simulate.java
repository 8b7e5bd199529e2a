package io.ghasi.delivery.acceptance;

import io.ghasi.delivery.acceptance.conformance.Conformance;
import java.io.IOException;
import java.util.List;

/**
 * {@code simulate tenants [--ops N] [--seed S]} ends with {@code ops=N leaks=L}, {@code simulate relay [--seeds N] [--seed S]} with
 * {@code seeds=N violations=V}; {@code chaos [--minutes M] [--seed S]}, on real servers, with
 * {@code acknowledged=A delivered=D lost=L reordered=R duplicates_applied=T}, {@code conformance scorm2004 FOLDER [--http]} with {@code passed N of M}. Exit code 0 where nothing is wrong, 1 where something is, 2 for words it does not know.
 */
public final class Simulate {
    private static final String USAGE = """
            usage: simulate tenants [--ops N] [--seed S]
                   simulate relay [--seeds N] [--seed S]
                   chaos [--minutes M] [--seed S]
                   conformance scorm2004 FOLDER [--http]""";

    private Simulate() {}

    public static void main(String[] args) throws Exception {
        try {
            System.exit(run(List.of(args)) ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(List<String> args) throws Exception {
        String what = args.isEmpty() ? "nothing" : args.getFirst();
        return switch (what) {
            case "tenants" -> SimulateTenants.run(new Words(args.subList(1, args.size()), "--ops", "--seed"));
            case "relay" -> SimulateRelay.run(new Words(args.subList(1, args.size()), "--seeds", "--seed"));
            case "conformance" -> Conformance.run(args.subList(1, args.size()));
            case "chaos" -> SimulateChaos.run(new Words(args.subList(1, args.size()), "--minutes", "--seed"));
            default -> throw new IllegalArgumentException("there is nothing like " + what);
        };
    }
}
