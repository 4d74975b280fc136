package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.portcullis.connectors.api.Json;
import io.portcullis.routes.api.DelayView;
import io.portcullis.routes.api.EndpointView;
import io.portcullis.routes.api.ServiceView;

@Command(
    name = "watch",
    description = "What the hub looks at by itself.",
    subcommands = {
      WatchCommand.Revocation.class,
      WatchCommand.Delays.class,
      WatchCommand.Endpoints.class,
      ScanCommand.class
    })
final class WatchCommand extends Group {

  @Command(
      name = "delays",
      description = "How long revocations took until others could see them, by authority.")
  static final class Delays extends HubCommand {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      List<DelayView> delays = List.of(client.get("/watch/delays", DelayView[].class));
      out.print(json ? Json.text(delays) + "\n" : DelaysText.of(delays));
    }
  }

  @Command(
      name = "endpoints",
      description = "Where certificates are used, and what was not as it should be there.")
  static final class Endpoints extends HubCommand {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      List<EndpointView> endpoints = List.of(client.get("/watch/endpoints", EndpointView[].class));
      out.print(json ? Json.text(endpoints) + "\n" : EndpointsText.of(endpoints));
    }
  }

  @Command(
      name = "revocation",
      description = "The CRLs and OCSP responders, and how they were when they were looked at.")
  static final class Revocation extends HubCommand {
    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Override
    void ask(HubClient client, PrintWriter out) {
      List<ServiceView> services = List.of(client.get("/watch/revocation", ServiceView[].class));
      if (json) {
        out.print(Json.text(services) + "\n");
        return;
      }
      List<DelayView> delays = List.of(client.get("/watch/delays", DelayView[].class));
      out.print(ServicesText.of(services, delays));
    }
  }
}
