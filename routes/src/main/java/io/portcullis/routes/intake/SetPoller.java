package io.portcullis.routes.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Json;
import io.portcullis.connectors.idp.ssf.verify.Verdict;
import io.portcullis.connectors.idp.ssf.verify.Verdict.Problem;
import io.portcullis.routes.duty.Backoff;
import io.portcullis.routes.poll.Courier;

/**
 * Asks a transmitter for security event tokens (RFC 8936). One is acknowledged with the next
 * question and only when it is durable here, so a crash or a broken answer repeats tokens and loses
 * none. For one thread.
 */
public final class SetPoller {
  private final Settings settings;
  private final Courier caller;
  private final Function<byte[], Verdict> verifier;
  private final Sink sink;
  private final Recent taken = new Recent();
  private final List<String> acks = new ArrayList<>();
  private final Map<String, Verdict.Refused> errors = new LinkedHashMap<>();
  private int failures;

  /**
   * @param maxEvents most tokens of one answer; what comes beyond is left to the next
   * @param returnImmediately false lets the transmitter hold the question until it has something
   * @param every pause after an answer that leaves nothing behind
   */
  public record Settings(int maxEvents, boolean returnImmediately, Duration every) {}

  /** What becomes of the tokens. */
  public interface Sink {
    Receipt take(byte[] token);

    /** Completes when it is kept that this token was refused. */
    CompletableFuture<Void> refuse(byte[] token, String why);
  }

  public SetPoller(
      Settings settings, Courier caller, Function<byte[], Verdict> verifier, Sink sink) {
    this.settings = settings;
    this.caller = caller;
    this.verifier = verifier;
    this.sink = sink;
  }

  /** Asks on and on, until it is interrupted. */
  public void run() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.sleep(step());
    }
  }

  /** Asks once. Returns how long to wait before the next time. */
  Duration step() throws InterruptedException {
    try {
      Courier.Answer answer = caller.post("application/json", question());
      if (answer.status() != 200) {
        return answer.told().orElse(failed());
      }
      Doc page = Doc.of(Json.VENDOR.readTree(answer.body()));
      Map<String, Doc> sets = sets(page);
      // Not before: a proxy's own page does not come from who should have heard them.
      acks.clear();
      errors.clear();
      return received(sets, page.flag("moreAvailable"));
    } catch (IOException | BadRecord e) {
      return failed();
    }
  }

  private String question() {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("maxEvents", settings.maxEvents());
    question.put("returnImmediately", settings.returnImmediately());
    if (!acks.isEmpty()) {
      question.put("ack", acks);
    }
    if (!errors.isEmpty()) {
      Map<String, Object> told = new LinkedHashMap<>();
      errors.forEach((id, why) -> told.put(id, SetReply.said(why.problem(), why.why())));
      question.put("setErrs", told);
    }
    return Json.text(question);
  }

  private Duration received(Map<String, Doc> sets, boolean more) throws InterruptedException {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    boolean whole = true;
    for (Map.Entry<String, Doc> set : sets.entrySet()) {
      whole &= receive(set.getKey(), bytes(set.getValue()), receipts);
    }
    for (Map.Entry<String, Receipt> receipt : receipts.entrySet()) {
      whole &= settled(receipt.getKey(), receipt.getValue());
    }
    // An answer that brings nothing new and promises more would be asked for without end.
    if (!whole || (more && receipts.isEmpty())) {
      return failed();
    }
    failures = 0;
    return more ? Duration.ZERO : settings.every();
  }

  private Map<String, Doc> sets(Doc page) {
    if (!page.at("sets").isObject()) {
      throw new BadRecord("sets: missing");
    }
    Map<String, Doc> sets = new LinkedHashMap<>();
    page.at("sets").fields().entrySet().stream()
        .limit(settings.maxEvents())
        .forEach(set -> sets.put(set.getKey(), set.getValue()));
    return sets;
  }

  private static byte[] bytes(Doc set) {
    return set.value().getBytes(StandardCharsets.UTF_8);
  }

  /** False when the token is to come again. */
  private boolean receive(String id, byte[] token, Map<String, Receipt> receipts)
      throws InterruptedException {
    if (taken.has(id)) {
      acks.add(id);
      return true;
    }
    return switch (verifier.apply(token)) {
      case Verdict.Genuine g -> {
        receipts.put(id, sink.take(token));
        yield true;
      }
      case Verdict.Refused refused -> {
        boolean kept = done(sink.refuse(token, refused.why()));
        if (kept) {
          errors.put(id, refused);
        }
        yield kept;
      }
      case Verdict.Undecided u -> false;
    };
  }

  private boolean settled(String id, Receipt receipt) throws InterruptedException {
    if (!done(receipt.durable())) {
      return false;
    }
    if (receipt.nothingSound()) {
      String why = receipt.firstProblem().orElse("");
      errors.put(id, new Verdict.Refused(Problem.INVALID_REQUEST, why));
    } else {
      acks.add(id);
      taken.add(id);
    }
    return true;
  }

  private static boolean done(CompletableFuture<Void> write) throws InterruptedException {
    try {
      write.get();
      return true;
    } catch (ExecutionException e) {
      return false;
    }
  }

  private Duration failed() {
    failures++;
    return Backoff.after(failures);
  }
}
