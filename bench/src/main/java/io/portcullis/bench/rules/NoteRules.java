package io.portcullis.bench.rules;

import io.portcullis.model.Facts.Note;
import io.portcullis.model.Policy.Case;
import io.portcullis.model.SubjectKind;
import io.portcullis.rules.Rule;
import io.portcullis.rules.RuleBook;

/** What happened and is no lasting state. What failed did not happen. */
final class NoteRules implements Area {
  private static final String HUB = "hub.audit";

  private final Rule recycled;
  private final Timed trail;
  private final Timed credential;
  private final Timed withoutMfa;
  private final Timed sessions;
  private final Timed standing;
  private final Timed permission;
  private final Timed changed;
  private final Timed lowered;
  private final Timed byRequester;
  private final Rule tampered;
  private final Timed authority;

  NoteRules(RuleBook book) {
    recycled = book.rule("identity/recycled-identifier");
    trail = Timed.of(book, "audit/trail-interrupted", "watch-for");
    credential = Timed.of(book, "identity/credential-changed", "watch-for");
    withoutMfa = Timed.of(book, "identity/key-use-without-mfa", "watch-for");
    sessions = Timed.of(book, "identity/sessions-revoked", "for");
    standing = Timed.of(book, "identity/standing-privilege", "watch-for");
    permission = Timed.of(book, "keys/permission-changed", "watch-for");
    changed = Timed.of(book, "audit/policy-changed", "watch-for");
    lowered = Timed.of(book, "audit/mode-lowered", "watch-for");
    byRequester = Timed.of(book, "audit/approval-by-requester", "watch-for");
    tampered = book.rule("authorities/ca-tampered");
    authority = Timed.of(book, "authorities/ca-changed", "watch-for");
  }

  @Override
  public void judge(Case subject, Sheet sheet) {
    for (Note note : subject.facts().notes()) {
      if (note.success()) {
        happened(subject.kind(), note, sheet);
      }
      if (note.source().equals(HUB)) {
        ofTheHub(note, sheet);
      }
    }
  }

  /** What people did to the hub, or tried to. */
  private void ofTheHub(Note note, Sheet sheet) {
    switch (note.topic() + "/" + note.action()) {
      case "policy/rules-activated", "policy/mode-raised" ->
          sheet.within(changed, note, note.source());
      case "policy/mode-lowered" -> sheet.within(lowered, note, note.source());
      case "approval/by-requester" -> sheet.within(byRequester, note, note.source());
      default -> {}
    }
  }

  private void happened(SubjectKind kind, Note note, Sheet sheet) {
    String key = note.source();
    boolean somebody = kind == SubjectKind.IDENTITY || kind == SubjectKind.WORKLOAD;
    switch (note.topic()) {
      case "audit" -> sheet.within(trail, note, key);
      case "authority" -> authority(note, sheet);
      case "identifier" -> {
        if (note.action().equals("identifier-recycled")) {
          sheet.open(recycled, note, key);
        }
      }
      case "session" ->
          only(
              (somebody || kind == SubjectKind.DEVICE) && note.action().equals("sessions-revoked"),
              sessions,
              note,
              sheet);
      case "credential" -> only(somebody, credential, note, sheet);
      case "key" ->
          only(
              kind == SubjectKind.KEY && note.action().equals("used-without-mfa"),
              withoutMfa,
              note,
              sheet);
      case "policy" -> only(kind == SubjectKind.KEY, permission, note, sheet);
      case "privilege" -> {
        only(kind == SubjectKind.KEY, permission, note, sheet);
        only(somebody && note.action().equals("standing-access-given"), standing, note, sheet);
      }
      default -> {}
    }
  }

  /** What was done to an authority. */
  private void authority(Note note, Sheet sheet) {
    String key = note.source();
    switch (note.action()) {
      case "log-cleared", "audit-changed" -> {
        sheet.within(trail, note, key);
        sheet.open(tampered, note, key);
      }
      case "records-deleted", "restored", "key-exported", "key-restored" ->
          sheet.open(tampered, note, key);
      case "permissions-changed",
          "roles-changed",
          "module-changed",
          "settings-changed",
          "profile-changed",
          "key-store-changed",
          "key-made",
          "certificate-renewed" ->
          sheet.within(authority, note, key);
      default -> {}
    }
  }

  private static void only(boolean when, Timed timed, Note note, Sheet sheet) {
    if (when) {
      sheet.within(timed, note, note.source());
    }
  }
}
