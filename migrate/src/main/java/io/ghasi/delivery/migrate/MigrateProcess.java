package io.ghasi.delivery.migrate;

import io.ghasi.delivery.adapters.kms.SealedSecrets;
import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.ProcessStart;
import io.ghasi.delivery.adapters.settings.SettingsPage;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import io.ghasi.delivery.migrations.ForeignDatabase;
import io.ghasi.delivery.migrations.Migrate;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.logging.LoggingSystem;

/** migrate: run once for a release, before its processes. May run again, and beside itself: one waits for the other. */
public final class MigrateProcess {
    private static final int FAILED = 1;
    private static final int BAD_WORDS = 2;

    private MigrateProcess() {}

    /** With the word {@code settings} it shows what there is to set instead. */
    public static void main(String[] args) {
        List<String> words = ProcessStart.words(args);
        if (words.equals(List.of(ProcessStart.SETTINGS))) {
            System.out.print(SettingsPage.of(MigrateProperties.class));
            return;
        }
        if (!words.isEmpty()) {
            System.err.println("There is one word that this process knows: " + ProcessStart.SETTINGS);
            System.exit(BAD_WORDS);
        }
        // Flyway tells of each step, more than anybody reads; what it throws says which went wrong.
        LoggingSystem.get(MigrateProcess.class.getClassLoader()).beforeInitialize();
        try {
            MigrateProperties settings =
                    SettingsReader.read(MigrateProperties.class, System.getenv(), new SealedSecrets(System.getenv()));
            MigrateProperties.Database database = settings.database();
            String version = Migrate.run(
                    database.url().value(),
                    database.password().value(),
                    settings.region().code());
            System.out.println("the schema is at version " + version);
        } catch (BadSettings e) {
            ProcessStart.tell(e, System.err);
            System.exit(ProcessStart.BAD_SETTINGS);
        } catch (ForeignDatabase e) {
            ProcessStart.refuse(String.valueOf(e.getMessage()), System.err);
            System.exit(ProcessStart.BAD_SETTINGS);
        } catch (FlywayException | SQLException e) {
            System.err.println("the schema could not be brought up to date: " + e.getMessage());
            System.exit(FAILED);
        }
    }
}
