package io.portcullis.routes.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.portcullis.routes.api.Approval;
import io.portcullis.routes.api.Asked;
import io.portcullis.routes.api.Decision;

@Command(
    name = "approvals",
    description = "What waits for people.",
    subcommands = {
      ApprovalsCommand.Listed.class,
      ApprovalsCommand.Approve.class,
      ApprovalsCommand.Reject.class,
      ApprovalsCommand.Witness.class
    })
final class ApprovalsCommand extends Group {

  @Command(name = "list", description = "Everything that waits.")
  static final class Listed extends HubCommand {
    @Override
    void ask(HubClient client, PrintWriter out) {
      List<Approval> waiting = List.of(client.get("/approvals", Approval[].class));
      waiting.forEach(approval -> print(approval, out));
      if (waiting.isEmpty()) {
        out.println("nothing waits");
      }
    }
  }

  @Command(name = "approve", description = "Say yes.")
  static final class Approve extends Word {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    Asked.ForDecision word() {
      return new Asked.ForDecision(Decision.APPROVE, reason);
    }
  }

  @Command(name = "reject", description = "Say no.")
  static final class Reject extends Word {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason;

    @Override
    Asked.ForDecision word() {
      return new Asked.ForDecision(Decision.REJECT, reason);
    }
  }

  @Command(name = "witness", description = "Attest to it, without a say in it.")
  static final class Witness extends Word {
    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "What you saw.")
    private String reason;

    @Override
    Asked.ForDecision word() {
      return new Asked.ForDecision(Decision.WITNESS, reason);
    }
  }

  /** One person's word on one approval. */
  abstract static class Word extends HubCommand {
    @Parameters(paramLabel = "ID", description = "As approvals list shows it.")
    private String id;

    abstract Asked.ForDecision word();

    @Override
    void ask(HubClient client, PrintWriter out) {
      print(client.post("/approvals/" + HubClient.step(id), word(), Approval.class), out);
    }
  }

  private static void print(Approval approval, PrintWriter out) {
    List<String> given =
        approval.given().stream()
            .map(one -> one.person() + " " + one.decision().name().toLowerCase(Locale.ROOT))
            .toList();
    long yes = approval.given().stream().filter(g -> g.decision() == Decision.APPROVE).count();
    out.printf(
        "%s  %s  %s -> %s by %s: %s%n  %d of %d approve %s, requested by %s %s, expires %s%n",
        approval.id(),
        approval.state().name().toLowerCase(Locale.ROOT),
        approval.subjectName(),
        approval.wanted(),
        approval.rule(),
        approval.reason(),
        yes,
        approval.needed(),
        given,
        approval.requestedBy(),
        approval.requestedAt(),
        approval.expiresAt());
  }
}
