package io.ghasi.delivery.adapters.settings;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a process with what its environment says, or says what is wrong with that. */
public final class ProcessStart {
    /** What a process ends with that cannot start as it is told: {@code EX_CONFIG} of {@code sysexits.h}. */
    public static final int BAD_SETTINGS = 78;

    private static final int BAD_WORDS = 2;

    /** The word with which a process shows its settings. */
    public static final String SETTINGS = "settings";

    /** The program of an image that this is, where it was started as one: a file whose interpreter is the JVM. */
    private static final String PROGRAM = "delivery.program";

    private ProcessStart() {}

    /** The words that {@code arguments} are, without the name of the program: a file that is interpreted comes before them. */
    public static List<String> words(String... arguments) {
        List<String> words = List.of(arguments);
        String program = System.getProperty(PROGRAM);
        return program != null && !words.isEmpty() && words.getFirst().equals(program)
                ? words.subList(1, words.size())
                : words;
    }

    /** What is wrong with settings that are well-formed, found out where they point to; empty where nothing is, or it cannot be known yet. */
    @FunctionalInterface
    public interface Doubt<R extends Record> {
        /** A sentence that begins with the name of a variable and says what to do. */
        Optional<String> about(R settings);
    }

    /**
     * Runs {@code configuration}, in which {@code settings} is a bean, unless there is a {@code doubt}. With the word {@code settings} it shows what there is
     * to set instead.
     *
     * @param unsealing makes a secret of what stands for it in the environment
     */
    public static <R extends Record> void run(
            Class<?> configuration,
            Class<R> settings,
            UnaryOperator<String> unsealing,
            Doubt<R> doubt,
            String... arguments) {
        List<String> words = words(arguments);
        if (words.equals(List.of(SETTINGS))) {
            System.out.print(SettingsPage.of(settings));
            return;
        }
        if (!words.stream().allMatch(it -> it.startsWith("--"))) {
            System.err.println("There is one word that this process knows: " + SETTINGS);
            System.exit(BAD_WORDS);
        }
        try {
            R read = SettingsReader.read(settings, System.getenv(), unsealing);
            doubt.about(read).ifPresent(ProcessStart::end);
            SpringApplication application = new SpringApplication(configuration);
            ApplicationContextInitializer<ConfigurableApplicationContext> tell =
                    context -> context.getBeanFactory().registerSingleton(settings.getName(), read);
            application.addInitializers(tell);
            application.run(words.toArray(String[]::new));
        } catch (BadSettings e) {
            tell(e, System.err);
            System.exit(BAD_SETTINGS);
        }
    }

    private static void end(String fault) {
        refuse(fault, System.err);
        System.exit(BAD_SETTINGS);
    }

    /** The one {@code fault}, as {@link #tell} tells of many. */
    public static void refuse(String fault, PrintStream to) {
        tell(new BadSettings(List.of(fault)), to);
    }

    /** A line for each fault, below one that says how many there are. */
    public static void tell(BadSettings bad, PrintStream to) {
        int count = bad.faults().size();
        to.println("It does not start: its environment has " + count + (count == 1 ? " fault" : " faults"));
        to.println(bad.getMessage());
    }
}
