package io.ghasi.delivery.bench.world;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A SCORM 2004 course of a thousand activities: a root, nine clusters in it, 110 leaves in each. Leaves have a rule, and two objectives, one
 * of which a tenth of them share. Flow and choice are allowed everywhere.
 */
public final class ScormCourse {
    public static final int CLUSTERS = 9;
    public static final int LEAVES = 110;
    /** Leaves whose numbers are the same modulo this share an objective. */
    public static final int SHARED = 10;

    /** The one page that all its leaves show. */
    public static final String PAGE = "page.html";

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest identifier="bench" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
                      xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
                      xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
            <metadata><schema>ADL SCORM</schema><schemaversion>2004 4th Edition</schemaversion></metadata>
            <organizations default="root">
            <organization identifier="root" adlseq:objectivesGlobalToSystem="false"><title>Bench</title>
            """;
    private static final String BETWEEN = """
            <imsss:sequencing IDRef="flow"/></organization></organizations>
            <resources><resource identifier="sco" type="webcontent" adlcp:scormType="sco" href="%1$s"><file href="%1$s"/></resource></resources>
            <imsss:sequencingCollection>
            <imsss:sequencing ID="flow"><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
            """.formatted(PAGE);
    private static final String END = "</imsss:sequencingCollection></manifest>\n";

    private ScormCourse() {}

    /** As a package's {@code imsmanifest.xml}. */
    public static String manifest() {
        return HEAD + each(CLUSTERS, ScormCourse::cluster) + BETWEEN + each(SHARED, ScormCourse::rules) + END;
    }

    private static String cluster(int cluster) {
        return """
            <item identifier="c%1$d"><title>c%1$d</title>
            %2$s<imsss:sequencing IDRef="flow"/></item>
            """.formatted(cluster, each(LEAVES, leaf -> item(cluster, leaf)));
    }

    private static String item(int cluster, int leaf) {
        return """
            <item identifier="%1$s" identifierref="sco"><title>%1$s</title><imsss:sequencing IDRef="leaf-%2$d"/></item>
            """.formatted(leaf(cluster, leaf), leaf % SHARED);
    }

    private static String rules(int shared) {
        return """
            <imsss:sequencing ID="leaf-%1$d">
            <imsss:sequencingRules><imsss:preConditionRule>
            <imsss:ruleConditions conditionCombination="all"><imsss:ruleCondition condition="attemptLimitExceeded"/></imsss:ruleConditions>
            <imsss:ruleAction action="disabled"/>
            </imsss:preConditionRule></imsss:sequencingRules>
            <imsss:objectives><imsss:primaryObjective objectiveID="primary"/>
            <imsss:objective objectiveID="shared"><imsss:mapInfo targetObjectiveID="g%1$d" readSatisfiedStatus="true"
            readNormalizedMeasure="true" writeSatisfiedStatus="true" writeNormalizedMeasure="true"/></imsss:objective></imsss:objectives>
            </imsss:sequencing>
            """.formatted(shared);
    }

    private static String each(int many, IntFunction<String> text) {
        return IntStream.range(0, many).mapToObj(text).collect(Collectors.joining());
    }

    /** What a leaf is called. */
    public static String leaf(int cluster, int leaf) {
        return "c" + cluster + "l" + leaf;
    }
}
