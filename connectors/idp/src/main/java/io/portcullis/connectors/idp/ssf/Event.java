package io.portcullis.connectors.idp.ssf;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.Signals;
import io.portcullis.model.Alias;
import io.portcullis.model.Statement;
import io.portcullis.model.SubjectKind;

/** One member of the claim {@code events}: what happened, and to whom. */
record Event(EventType type, Doc doc, Meaning meaning, Principal principal) {

  static Event of(String uri, Doc doc, Doc claims) {
    EventType type = new EventType(uri);
    Meaning meaning = Meaning.of(type, doc, claims);
    return new Event(type, doc, meaning, Principal.of(claims, doc, meaning));
  }

  void say(Signals signals) {
    List<Alias> person = principal.person();
    List<Alias> device = principal.deviceNames();
    boolean onlyDevice = person.isEmpty() && !device.isEmpty();
    boolean ofDevice = meaning.ofDevice() || (onlyDevice && meaning.topic() == Topic.CREDENTIAL);
    List<Alias> meant = withCredential(ofDevice ? device : person);
    if (meaning.topic() == Topic.STREAM) {
      signals.aboutSource(meaning.statement());
    } else if (meaning.statement() instanceof Statement.Noted || meant.isEmpty()) {
      note(signals, ofDevice ? person : meant, ofDevice ? meant : device);
    } else {
      signals.say(ofDevice ? SubjectKind.DEVICE : SubjectKind.IDENTITY, meant, meaning.statement());
    }
  }

  /** A note is about each who is named, and about the stream where nobody is. */
  private void note(Signals signals, List<Alias> person, List<Alias> device) {
    Statement note = meaning.note(type.name());
    if (!person.isEmpty()) {
      signals.say(SubjectKind.IDENTITY, person, note);
    }
    if (!device.isEmpty()) {
      signals.say(SubjectKind.DEVICE, device, note);
    }
    if (person.isEmpty() && device.isEmpty()) {
      signals.aboutSource(note);
    }
  }

  /** A certificate is a name of whoever holds it. */
  private List<Alias> withCredential(List<Alias> holder) {
    Aliases names = new Aliases().all(holder);
    new X509Credential(doc).names(names);
    return names.list();
  }
}
