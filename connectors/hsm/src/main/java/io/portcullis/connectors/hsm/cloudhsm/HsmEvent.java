package io.portcullis.connectors.hsm.cloudhsm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Ecs;
import io.portcullis.connectors.api.Mark;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Signals;
import io.portcullis.connectors.api.Times;
import io.portcullis.model.Actor;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;
import io.portcullis.model.Statement.AccountChanged;
import io.portcullis.model.Statement.AccountStatus;
import io.portcullis.model.Statement.Authenticated;
import io.portcullis.model.Statement.HsmCondition;
import io.portcullis.model.Statement.HsmHealthChanged;
import io.portcullis.model.Statement.KeyOperated;
import io.portcullis.model.Statement.Noted;
import io.portcullis.model.SubjectKind;

/**
 * One event of an HSM. A cluster's HSMs share users and key handles, and the source is one cluster:
 * users and keys are known by the source's name, the HSM by its stream.
 *
 * @param id CloudWatch's own id, or empty
 * @param stream the HSM's id, or empty
 */
record HsmEvent(Block block, ParseContext context, long place, String id, String stream) {
  private static final Pattern ROLE_NUMBER = Pattern.compile("\\s*\\(.*");
  private static final Pattern MICROSECONDS = Pattern.compile(".*usecs:\\s*(\\d{10,17}).*");
  private static final Pattern RESPONSE = Pattern.compile("(\\d{1,10})\\s*:\\s*(.*)");

  Parsed parsed() {
    Opcode opcode = Opcode.of(block.need("Opcode"));
    Actor actor = new Actor(user(), user(), "");
    Signals signals = new Signals(context, place, vendorId(), time(), actor);
    say(signals, opcode);
    return signals.with(ecs(opcode));
  }

  /** The sequence number is unique between two reboots of one HSM. */
  private String vendorId() {
    if (!id.isEmpty()) {
      return id;
    }
    String number = block.text("Sequence No");
    return number.isEmpty()
        ? ""
        : block.text("Reboot counter") + "|" + number + "|" + block.text("Time");
  }

  private void say(Signals signals, Opcode opcode) {
    Optional<String> operation = opcode.keyOperation();
    Optional<AccountStatus> account = opcode.account().filter(status -> success());
    if (operation.isPresent() && !key().isEmpty()) {
      signals.say(SubjectKind.KEY, key(), new KeyOperated(operation.get(), user(), success()));
    } else if (operation.isPresent()) {
      signals.say(SubjectKind.AUTHORITY, hsm(), new Noted("key", opcode.name(), success()));
    } else if (opcode.login() && !person().isEmpty()) {
      login(signals);
    } else if (account.isPresent() && !person().isEmpty()) {
      signals.say(SubjectKind.IDENTITY, person(), new AccountChanged(account.get()));
    } else if (opcode.zeroises() && success()) {
      signals.say(
          SubjectKind.AUTHORITY, hsm(), new HsmHealthChanged(HsmCondition.ZEROISED, opcode.name()));
    } else {
      List<Alias> names = person().isEmpty() ? hsm() : person();
      SubjectKind kind = person().isEmpty() ? SubjectKind.AUTHORITY : SubjectKind.IDENTITY;
      signals.say(kind, names, new Noted(opcode.topic(), opcode.name(), success()));
    }
  }

  /** A wrong password is said of the user and of the HSM that it was tried at. */
  private void login(Signals signals) {
    signals.say(
        SubjectKind.IDENTITY,
        person(),
        new Authenticated(success(), block.text("User Type"), success() ? "" : reason()));
    if (!success()) {
      signals.say(
          SubjectKind.AUTHORITY,
          hsm(),
          new HsmHealthChanged(HsmCondition.AUTHENTICATION_FAILURE, reason()));
    }
  }

  /**
   * The numbers of a log stream begin with 0 and have no gap. Only the stream tells which HSM of
   * the cluster it is that counts.
   */
  static Optional<Mark> mark(Block block, ParseContext context, String stream) {
    String number = block.text("Sequence No");
    if (stream.isEmpty() || number.isEmpty()) {
      return Optional.empty();
    }
    String epoch = Long.toString(Mark.counter(block.text("Reboot counter")));
    Instant at = new HsmEvent(block, context, 0, "", stream).time();
    return Optional.of(Mark.counted(stream, epoch, Mark.counter(number), at).from(0));
  }

  private Instant time() {
    String text = block.need("Time");
    Matcher micros = MICROSECONDS.matcher(text);
    if (!micros.matches()) {
      throw new BadRecord("Time: no usecs in it");
    }
    return Times.notAhead(context, "Time", Times.read("Time", micros.group(1)));
  }

  private String user() {
    return block.text("User Name");
  }

  private List<Alias> person() {
    return new Aliases()
        .vendor(AliasType.IDP_USER, "cloudhsm:" + context.source(), user())
        .add(AliasType.USER_NAME, user())
        .list();
  }

  private String handle() {
    String secret = block.text("Priv/Secret Key Handle");
    return secret.isEmpty() || secret.equals("0") ? block.text("Public Key Handle") : secret;
  }

  private List<Alias> key() {
    return new Aliases().vendor(AliasType.PKCS11_KEY, context.source(), handle()).list();
  }

  private List<Alias> hsm() {
    return new Aliases()
        .vendor(AliasType.HSM_TOKEN, "cloudhsm", stream.isEmpty() ? context.source() : stream)
        .list();
  }

  private boolean success() {
    Matcher response = RESPONSE.matcher(block.text("Response"));
    return response.matches() && response.group(1).equals("0");
  }

  private String reason() {
    Matcher response = RESPONSE.matcher(block.text("Response"));
    return response.matches() ? response.group(2) : block.text("Response");
  }

  private Ecs ecs(Opcode opcode) {
    Matcher response = RESPONSE.matcher(block.text("Response"));
    return new Ecs(time(), "AWS", "aws.cloudhsm")
        .kind(opcode.login() ? "authentication" : "iam", opcode.login() ? "start" : "info")
        .outcome(success())
        .put("event.action", opcode.name())
        .put("event.code", response.matches() ? response.group(1) : "")
        .put("event.id", vendorId())
        .put("event.reason", reason())
        .put("user.name", user())
        .add("user.roles", ROLE_NUMBER.matcher(block.text("User Type")).replaceFirst(""))
        .put("host.name", stream)
        .put("device.id", stream)
        .put("cloudhsm.opcode", opcode.code())
        .put("cloudhsm.sequence", block.text("Sequence No"))
        .put("cloudhsm.reboot_counter", block.text("Reboot counter"))
        .put("cloudhsm.session", block.text("Session Handle"))
        .put("cloudhsm.key_handle", handle())
        .put("cloudhsm.public_key_handle", block.text("Public Key Handle"));
  }
}
