/** Carries admitted actions to their enforcement points and their outcomes back to the log. */
package io.portcullis.routes.enforce;
