/** How people say that they are angry. */
import { list } from '../../list.ts';
import type { IntentRule } from './intent-rule.ts';

export const ANGRY_RULES: readonly IntentRule[] = [
  {
    id: 'angry.en',
    intent: 'angry',
    any: list`
      outrageous | enough is enough | third time you | who gave you my | stop it | ridiculous |
      fuck | piss off | go to hell | just get lost | scumbag | stop harassing | harassing me |
      harassing us | this is harassment | how dare you | leave me alone | screw you | shame on you | sick of your | sick and tired of |
      what is wrong with you | disgusting
    `,
    unless: ['is ridiculously'],
    example: 'How dare you write to me again',
    nearMiss: 'Please send it again, some of your mails get lost.',
  },
  {
    id: 'angry.de',
    intent: 'angry',
    any: list`
      verpiss | belästig | unverschämt | frechheit | lassen sie mich in ruhe | lass mich in ruhe | hören sie auf
    `,
    example: 'Das ist eine Frechheit, hören Sie auf.',
    nearMiss: 'Frech gefragt: Was kostet es?',
  },
  {
    id: 'angry.fr',
    intent: 'angry',
    any: list`
      foutez-moi la paix | fichez-moi la paix | laissez-moi tranquille | harcèlement | harceler | inadmissible | scandaleux
    `,
    example: "C'est du harcèlement, laissez-moi tranquille !",
    nearMiss: "L'avocat relit le contrat.",
  },
  {
    id: 'angry.es',
    intent: 'angry',
    any: list`
      déjeme en paz | déjenme en paz | dejadme en paz | acoso | acosar | qué vergüenza | qué desvergüenza | es una vergüenza | vergonzoso | váyanse a
    `,
    example: 'Déjenme en paz, esto es acoso.',
    nearMiss: 'Lo dejo en sus manos.',
  },
  {
    id: 'angry.it',
    intent: 'angry',
    any: list`
      lasciatemi in pace | mi lasci in pace | molestie | molestarmi | vergognatevi |
      si vergogni | vaffanculo
    `,
    example: 'Vergognatevi, lasciatemi in pace.',
    nearMiss: 'Lascio decidere al mio capo.',
  },
  {
    id: 'angry.nl',
    intent: 'angry',
    any: list`
      laat me met rust | laat mij met rust | lastigvallen | lastig te vallen |
      rot op | schandalig | schaam je
    `,
    example: 'Laat me met rust, dit is schandalig.',
    nearMiss: 'Ik lees het later rustig door.',
  },
  {
    id: 'angry.pt',
    intent: 'angry',
    any: list`
      me deixe em paz | deixem-me em paz | me deixem em paz | assédio | que vergonha | é uma vergonha
    `,
    example: 'Me deixe em paz, isto é assédio.',
    nearMiss: 'Deixo a decisão com a equipa.',
  },
  {
    id: 'angry.pl',
    intent: 'angry',
    any: list`
      dajcie mi spokój | daj mi spokój | proszę dać mi spokój | przestańcie mnie nękać | nękanie |
      bezczelność | to skandal | odczepcie się | spadajcie
    `,
    example: 'Dajcie mi spokój, to skandal.',
    nearMiss: 'Przeczytam to na spokojnie.',
  },
  {
    id: 'angry.nordic',
    intent: 'angry',
    any: list`
      lämna mig ifred | lämna mig i fred | lämna oss ifred | sluta trakassera | oförskämt |
      lad mig være i fred | lad mig være | hold op med at spamme | uforskammet | la meg være i fred |
      slutt å mase | uforskammet | jättäkää minut rauhaan | jätä minut rauhaan
    `,
    example: 'Lämna mig ifred, det är oförskämt.',
    nearMiss: 'Jag läser det i fredags mejl.',
  },
  {
    id: 'angry.ru',
    intent: 'angry',
    any: list`
      отстаньте | отвалите | оставьте меня в покое | хватит спамить | прекратите спамить | достали |
      пошли вон | как вы смеете
    `,
    example: 'Оставьте меня в покое!',
    nearMiss: 'Оставьте предложение в силе до мая.',
  },
];
