package io.portcullis.routes.api;

import java.util.List;

import io.portcullis.model.keys.Backlog;
import io.portcullis.model.keys.KeyControls;

/**
 * The controls of some of the keys.
 *
 * @param asOf as of a {@link KeyPage}, and so is {@code next}
 * @param backlog which of these are to be moved into an HSM, the most urgent first
 */
public record MatrixPage(
    String asOf, List<KeyControls> keys, List<Backlog.Move> backlog, String next) {}
