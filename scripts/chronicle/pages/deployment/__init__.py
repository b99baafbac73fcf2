"""Deployments: who sent whom where."""
