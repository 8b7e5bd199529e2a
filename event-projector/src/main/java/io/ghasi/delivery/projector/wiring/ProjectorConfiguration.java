package io.ghasi.delivery.projector.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Everything that delivery-event-projector is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectorProperties.class)
@ImportAutoConfiguration(LifecycleAutoConfiguration.class)
@Import({InboxConfiguration.class, OperationsConfiguration.class})
public class ProjectorConfiguration {}
