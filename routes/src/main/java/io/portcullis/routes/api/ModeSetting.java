package io.portcullis.routes.api;

import io.portcullis.model.Mode;

/**
 * How far a rule may go from now on.
 *
 * @param group whose members it is for, empty for everybody
 * @param ramp percent of subjects that it reaches, 1 to 100; for the others it observes
 */
public record ModeSetting(Mode mode, String group, int ramp) {
  public static final int EVERYBODY = 100;
}
