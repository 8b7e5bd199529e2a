package io.ghasi.delivery.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** The calls of a batch: twenty elements, and the commit. */
final class CommitCalls {
    /** How many there are. */
    static final int MANY = 21;

    /** What stands between a batch's number and what content keeps for itself. */
    static final String BEFORE_DATA = ",\"calls\":[{\"op\":\"set\",\"element\":\"cmi.suspend_data\",\"value\":\"";

    /** Of minutes and seconds there are no more. */
    private static final int DIFFERENT = 60;
    // An element and its value a line; ## is a number of two digits that differs from batch to batch.
    private static final String REST = """
            cmi.location page-##
            cmi.completion_status incomplete
            cmi.success_status unknown
            cmi.progress_measure 0.##
            cmi.score.min 0
            cmi.score.max 100
            cmi.score.raw ##
            cmi.score.scaled 0.##
            cmi.session_time PT1H##M12.5S
            cmi.exit suspend
            cmi.interactions.0.id question-1
            cmi.interactions.0.type choice
            cmi.interactions.0.timestamp 2026-11-28T10:15:##
            cmi.interactions.0.weighting 1
            cmi.interactions.0.learner_response a[,]c
            cmi.interactions.0.result correct
            cmi.interactions.0.latency PT##S
            cmi.objectives.0.progress_measure 0.##
            cmi.learner_preference.audio_level 0.##
            """;
    private static final byte[][] AFTER =
            IntStream.range(0, DIFFERENT).mapToObj(CommitCalls::calls).toArray(byte[][]::new);

    private CommitCalls() {}

    /** What follows what content keeps for itself, in batch {@code number}. */
    static byte[] afterData(int number) {
        return AFTER[number % DIFFERENT];
    }

    private static byte[] calls(int number) {
        StringBuilder calls = new StringBuilder("\"}");
        REST.replace("##", "%02d".formatted(number)).lines().forEach(line -> {
            int space = line.indexOf(' ');
            calls.append(",{\"op\":\"set\",\"element\":\"")
                    .append(line, 0, space)
                    .append("\",\"value\":\"")
                    .append(line, space + 1, line.length())
                    .append("\"}");
        });
        return calls.append(",{\"op\":\"commit\"}]}").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
