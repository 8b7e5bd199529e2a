package io.ghasi.delivery.adapters.telemetry;

import io.ghasi.delivery.adapters.settings.Setting;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;

/** What is logged. The level is read here to be refused where it is none; Spring sets it, see {@code application.yaml}. */
public record LogSettings(
        @Setting(value = "how much is logged", variable = "LOG_LEVEL") @DefaultValue("info")
        LogLevel level) {}
