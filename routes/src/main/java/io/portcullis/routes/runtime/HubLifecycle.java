package io.portcullis.routes.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.apache.camel.quarkus.core.CamelRuntime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.portcullis.routes.api.AdminLog;
import io.portcullis.routes.api.Hub;
import io.portcullis.routes.api.TooLong;
import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.rules.bundle.BundleException;

/**
 * Starts and ends the hub with the application. While Kafka can not be reached the hub keeps
 * trying, and live authorisation answers all the same.
 */
@ApplicationScoped
@IfBuildProperty(name = "portcullis.middle", stringValue = "true", enableIfMissing = true)
public class HubLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(HubLifecycle.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final HubRuntime runtime;
  private final CamelRuntime camel;
  private final StatusReport status;
  private final MeterRegistry meters;
  private final PortcullisConfig config;
  private final Clock clock;
  private final boolean observe;
  private volatile boolean ending;

  @Inject
  HubLifecycle(
      PortcullisConfig config,
      CamelRuntime camel,
      MeterRegistry meters,
      Clock clock,
      @ConfigProperty(name = "portcullis.observe", defaultValue = "false") boolean observe) {
    this.config = config;
    this.runtime = new HubRuntime(config, camel.getCamelContext(), clock);
    this.camel = camel;
    this.status = new StatusReport(config, meters, clock.instant());
    this.meters = meters;
    this.clock = clock;
    this.observe = observe;
  }

  void started(@Observes StartupEvent event) {
    // An application with a main of its own has to start Camel itself.
    camel.start(new String[0]);
    runtime.openAuthorise(meters);
    Thread.ofPlatform().name("hub-start").start(this::startMiddle);
  }

  /** A record that nobody read is kept as refused, as any other. */
  void tooLong(@ObservesAsync TooLong body) {
    runtime.refused(body);
  }

  void ended(@Observes ShutdownEvent event) {
    ending = true;
    runtime.close();
  }

  private void startMiddle() {
    while (!ending && runtime.middle().isEmpty()) {
      try {
        long began = System.nanoTime();
        Middle middle = runtime.start(observe, meters);
        ElasticsearchOf.settings(config.elasticsearch())
            .ifPresent(
                a ->
                    middle.shipTo(
                        a, config.storage(), config.elasticsearch().stalledAfter(), clock));
        HubMeters.register(middle, meters, clock);
        runtime.tellVitals(meters);
        LOG.info("the hub is up, {} ms", (System.nanoTime() - began) / 1_000_000);
      } catch (BundleException | IllegalArgumentException e) {
        // What is wrong in the configuration is still wrong after a pause.
        LOG.error("the configuration is refused:\n{}", e.getMessage());
        Quarkus.asyncExit(2);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("the hub does not start and tries again: {}", e.getMessage(), e);
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  @Produces
  @Singleton
  Hub hub() {
    return new LiveHub(runtime, status, clock);
  }

  @Produces
  @Singleton
  AdminLog adminLog() {
    return new RecordedAdmin(runtime);
  }
}
