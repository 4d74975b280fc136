package io.portcullis.routes.api;

import java.io.PrintStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;

import io.portcullis.routes.config.PortcullisConfig;
import io.portcullis.routes.people.FirstAdmin;
import io.portcullis.routes.people.People;

/** Lets the first admin in. Prints to the terminal and not to the log, which others keep. */
@ApplicationScoped
class Welcome {
  private final People people;
  private final PortcullisConfig config;

  @Inject
  Welcome(People people, PortcullisConfig config) {
    this.people = people;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    greet(System.out);
  }

  void greet(PrintStream terminal) {
    FirstAdmin.ensure(people, config.data().folder())
        .ifPresent(
            token ->
                terminal.println(
                    "First start: person \"admin\", token (shown this once): " + token.reveal()));
  }
}
