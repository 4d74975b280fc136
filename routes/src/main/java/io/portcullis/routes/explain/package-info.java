/** Why a subject stands as it stands, on any hub, from what the log says. */
package io.portcullis.routes.explain;
