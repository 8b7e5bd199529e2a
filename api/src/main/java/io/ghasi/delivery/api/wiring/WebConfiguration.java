package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.adapters.grants.Grants;
import io.ghasi.delivery.adapters.keys.TokenVerifier;
import io.ghasi.delivery.api.exchange.Authentication;
import io.ghasi.delivery.api.exchange.Cors;
import io.ghasi.delivery.api.exchange.Exchange;
import io.ghasi.delivery.api.exchange.ExchangeFilter;
import io.ghasi.delivery.api.exchange.ProblemResolver;
import io.ghasi.delivery.api.exchange.ProblemValve;
import io.ghasi.delivery.api.telemetry.HttpMetrics;
import io.ghasi.delivery.api.telemetry.MeteredRequests;
import io.ghasi.delivery.api.telemetry.TenantMetrics;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;

/** HTTP: the filter before every path, and an MVC that reads and writes bytes alone. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration extends WebMvcConfigurationSupport {
    @Bean
    FilterRegistrationBean<ExchangeFilter> exchangeFilter(
            Exchange.Names names,
            TokenVerifier tokens,
            Grants grants,
            TenantDirectory tenants,
            DeliveryProperties properties) {
        Authentication authentication = new Authentication(tokens, grants, tenants, properties.region());
        FilterRegistrationBean<ExchangeFilter> registration =
                new FilterRegistrationBean<>(new ExchangeFilter(names, authentication, new Cors(tenants)));
        registration.addUrlPatterns("/*");
        return registration;
    }

    // Last of all: what is added last reports first, before the page that the framework puts there. Static: the server
    // is made before
    // the rest of this configuration can be.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problems(Exchange.Names names) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(names)));
    }

    @Bean
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> metered(
            PrometheusMeterRegistry registry, TenantMetrics tenants) {
        return factory -> factory.addEngineValves(new MeteredRequests(new HttpMetrics(registry), tenants));
    }

    @Override
    protected void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new ByteArrayHttpMessageConverter());
    }

    @Override
    protected void configureHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.add(new ProblemResolver());
    }
}
