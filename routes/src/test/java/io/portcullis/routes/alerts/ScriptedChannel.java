package io.portcullis.routes.alerts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;

/** Answers what it was told to answer, then takes everything. Keeps incidents. */
final class ScriptedChannel implements Channel {
  final List<Message> messages = new ArrayList<>();
  final List<String> ends = new ArrayList<>();
  private final Deque<Delivery> answers = new ArrayDeque<>();

  ScriptedChannel answering(Delivery... given) {
    answers.addAll(List.of(given));
    return this;
  }

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public Delivery deliver(Message message) {
    messages.add(message);
    return answers.isEmpty() ? Delivery.taken("ok") : answers.poll();
  }

  @Override
  public boolean keepsIncidents() {
    return true;
  }

  @Override
  public Delivery ended(String message, End end) {
    ends.add(message + " " + end);
    return answers.isEmpty() ? Delivery.taken("ok") : answers.poll();
  }

  @Override
  public String check() {
    return "ok";
  }
}
