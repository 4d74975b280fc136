/** What the stages of the middle share: how they forward, what their stores are made of. */
package io.portcullis.routes.stream;
