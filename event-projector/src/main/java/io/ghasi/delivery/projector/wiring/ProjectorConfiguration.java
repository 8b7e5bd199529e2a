package io.ghasi.delivery.projector.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Everything that delivery-event-projector is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(LifecycleAutoConfiguration.class)
@Import({InboxConfiguration.class, OperationsConfiguration.class})
public class ProjectorConfiguration {}
