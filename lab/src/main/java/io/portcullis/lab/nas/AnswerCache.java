package io.portcullis.lab.nas;

import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

import io.portcullis.connectors.radius.das.Octets;
import io.portcullis.connectors.radius.das.Packet;

/**
 * The last answers, so that a request sent again is answered again and not carried out again (RFC
 * 5176 section 2.3). For one thread.
 */
final class AnswerCache {
  static final int SIZE = 1024;

  private final SequencedMap<Key, Packet> answers = new LinkedHashMap<>();

  private record Key(SocketAddress sender, int identifier, Octets authenticator) {}

  Optional<Packet> answer(SocketAddress sender, Packet request) {
    return Optional.ofNullable(answers.get(key(sender, request)));
  }

  void keep(SocketAddress sender, Packet request, Packet answer) {
    if (answers.size() >= SIZE) {
      answers.pollFirstEntry();
    }
    answers.put(key(sender, request), answer);
  }

  private static Key key(SocketAddress sender, Packet request) {
    return new Key(sender, request.identifier(), request.authenticator());
  }
}
