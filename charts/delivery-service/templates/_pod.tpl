{{/* What every pod of ours has in common; (dict "root" . "component" "api"). */}}
{{- define "delivery.podSpec" -}}
serviceAccountName: delivery-{{ .component }}
automountServiceAccountToken: false
# Variables of Services whose name begins with delivery- would read like settings of ours, which a process refuses.
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: { type: RuntimeDefault }
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Over zones strictly, over nodes where there are enough. */}}
{{- define "delivery.spread" -}}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: {{ ternary "ScheduleAnyway" "DoNotSchedule" (eq .root.Values.environment "dev") }}
    # Each version by itself: a canary's pods do not make room uneven for the others.
    matchLabelKeys: [{{ ternary "rollouts-pod-template-hash" "pod-template-hash" (and (eq .component "api") .root.Values.rollout.enabled) }}]
    labelSelector:
      matchLabels: {{- include "delivery.select" . | nindent 8 }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels: {{- include "delivery.select" . | nindent 14 }}
{{- end }}

{{- define "delivery.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
runAsNonRoot: true
runAsUser: 10001
capabilities: { drop: [ALL] }
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "delivery.volumes" -}}
- name: tmp
  emptyDir: { sizeLimit: 64Mi }
- name: authorities
  projected:
    sources:
      - {{ include "delivery.authority" (dict "of" .root.Values.database.authority "path" "database.crt") }}
      {{- if ne .component "migration" }}
      - {{ include "delivery.authority" (dict "of" .root.Values.nats.authority "path" "nats.crt") }}
      {{- end }}
      {{- if and (eq .component "api") .root.Values.redis.authority }}
      - {{ include "delivery.authority" (dict "of" .root.Values.redis.authority "path" "redis.crt") }}
      {{- end }}
      {{- if and (eq .component "api") .root.Values.packages (dig "authority" "" (.root.Values.packages | default dict)) }}
      - {{ include "delivery.authority" (dict "of" .root.Values.packages.authority "path" "packages.crt") }}
      {{- end }}
      {{- if and (eq .component "event-projector") .root.Values.exports.authority }}
      - {{ include "delivery.authority" (dict "of" .root.Values.exports.authority "path" "exports.crt") }}
      {{- end }}
      {{- if and (has .component (list "api" "event-projector")) .root.Values.neighbours.authority }}
      - {{ include "delivery.authority" (dict "of" .root.Values.neighbours.authority "path" "neighbours.crt") }}
      {{- end }}
      {{- include "delivery.kmsAuthorities" .root | nindent 6 }}
# Whole folders: files that are mounted one by one (subPath) are never swapped.
- name: secrets
  secret:
    secretName: {{ .secret }}
    # Of its group, which is fsGroup.
    defaultMode: 0440
{{- include "delivery.vaultTokenVolume" .root }}
{{- if eq .component "api" }}
- name: flags
  configMap: { name: delivery-flags }
{{- end }}
{{- if ne .component "migration" }}
- name: pgbouncer
  configMap: { name: delivery-{{ .component }}-pgbouncer }
- name: pgbouncer-users
  secret:
    secretName: {{ .secret }}-pgbouncer
    # Of its group, which is fsGroup.
    defaultMode: 0440
{{- end }}
{{- end }}

{{- define "delivery.authority" -}}
{{ dict (ternary "secret" "configMap" (eq .of.kind "Secret")) (dict "name" .of.name "items" (list (dict "key" .of.key "path" .path))) | toJson }}
{{- end }}

{{- define "delivery.podAnnotations" -}}
{{- if ne .component "migration" }}
# Processes read their settings once: others are a new pod.
checksum/pgbouncer: {{ print (include "delivery.pgbouncerIni" .) (.root.Files.Get "files/pgbouncer.sh") | sha256sum }}
{{- end }}
{{- if include "delivery.mesh" .root }}
proxy.istio.io/config: '{"holdApplicationUntilProxyStarts": true}'
sidecar.istio.io/nativeSidecar: "true"
sidecar.istio.io/proxyCPU: {{ .root.Values.istio.sidecar.requests.cpu | quote }}
sidecar.istio.io/proxyCPULimit: {{ .root.Values.istio.sidecar.limits.cpu | quote }}
sidecar.istio.io/proxyMemory: {{ .root.Values.istio.sidecar.requests.memory | quote }}
sidecar.istio.io/proxyMemoryLimit: {{ .root.Values.istio.sidecar.limits.memory | quote }}
# These have TLS of their own, and their connections outlive a proxy that restarts.
traffic.sidecar.istio.io/excludeOutboundPorts: "{{ .root.Values.database.port }},6379,4222"
{{- end }}
{{- end }}
